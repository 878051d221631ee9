/** Words of the API's description; programmers read them, in English with the Thai beside each operation. */
export const openApiText = {
  title: (office: string) => `Prongsai API, ${office}`,
  description:
    'What the pages of the mini-app call, and anybody may: public facts without a login, one’s own things with an ID token of LINE Login.',
  token: 'ID token of LINE Login (LIFF: liff.getIDToken()), of this installation’s Login channel.',
  key: 'The same key again, by the same person, does nothing more and gets the same answer; for 24 hours.',
  found: 'What was asked for.',
  again: 'Nothing was made now: it had been made before with this key, or there was nothing to make.',
  made: 'Made.',
} as const;
