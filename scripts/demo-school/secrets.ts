/** What a school sets in WeChat's console for its functions; known to everybody, so for demo and tests only. */
export const demoSecrets = {
  HISTORY_KEY: 'known-to-everybody-demo-history-key-0001',
  SETUP_CODE: 'DEMO-SETUP-2026',
};
