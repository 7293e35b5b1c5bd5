/** Said when somebody else changed a person after the page was read; the page has been read anew. */
export const personChangedWords = '刚刚有人改过这个人的信息，已经刷新。请核对后再做一次';
