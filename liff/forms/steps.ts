/** What comes after filling in: fetched while somebody fills in, so that the form itself is there sooner. */
export { Checking } from './checking.tsx';
export { Sent } from './confirmation.tsx';
export { checked } from './judging.ts';
export { Sending } from './sending.tsx';
