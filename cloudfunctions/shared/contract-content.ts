/** Codes that every action taking free text may answer with. */
export const contentRefusals = ['CONTENT.RISKY', 'CONTENT.NO_VERDICT'] as const;

/**
 * What is known of a text: `pass` · `review`: only staff see it, marked · `risky`: found to be so
 * afterwards, nobody sees it · `unchecked`: WeChat gave no verdict, so it is shown with that mark.
 */
export type TextVerdict = 'pass' | 'review' | 'risky' | 'unchecked';
