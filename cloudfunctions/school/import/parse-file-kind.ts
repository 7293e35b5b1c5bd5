/** What a file turns out to be by its bytes, whatever its name: one that can be read, or why not. */
export type FileKind = 'zip' | 'text' | 'empty' | 'oldExcel' | 'encrypted';

/** Word and Excel before 2007, WPS, and what Office locks with a password, all come in this container. */
const COMPOUND_FILE = 'd0cf11e0';
/** Under this name the container holds a locked .xlsx; names in it are UTF-16. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');

/** Tells files apart by their first bytes, and a locked workbook from an old one. */
export function kindOfFile(bytes: Buffer): FileKind {
  if (bytes.length === 0) return 'empty';
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return 'zip';
  if (bytes.subarray(0, 4).toString('hex') !== COMPOUND_FILE) return 'text';
  return bytes.includes(LOCKED) ? 'encrypted' : 'oldExcel';
}

/** Why a text is no table, or null if it may be one. Many a school system saves a web page and names it .xls. */
export function whyNoTable(text: string): 'webPage' | 'plainText' | null {
  if (text.trimStart().startsWith('<')) return 'webPage';
  return /[,\t;]/.test(text) || text.trim() === '' ? null : 'plainText';
}
