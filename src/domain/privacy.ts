/**
 * Version of the privacy notice that is shown before anything is collected. Raised whenever its words change; each case keeps
 * the version that was shown.
 */
export const NOTICE_VERSION = 2;
