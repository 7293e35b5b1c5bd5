import { ApiError } from './define';

/** Why WeChat refuses to do something with a file: `errno` of its table, and the words after `fail `. */
export const FILE_ERRORS = {
  notFound: (what: string) => new ApiError(`no such file or directory${what}`, { errno: 1300002 }),
  denied: (what: string) => new ApiError(`permission denied${what}`, { errno: 1300013 }),
  exists: (path: string) => new ApiError(`file already exists ${path}`, { errno: 1301005 }),
  notEmpty: () => new ApiError('directory not empty', { errno: 1300066 }),
  notFolder: (path: string) => new ApiError(`not a directory ${path}`, { errno: 1300020 }),
  isFolder: (path: string) =>
    new ApiError(`illegal operation on a directory, open "${path}"`, { errno: 1301003 }),
  notPermitted: (path: string) => new ApiError(`operation not permitted ${path}`, { errno: 1300001 }),
  tooLarge: () => new ApiError('the maximum size of the file storage limit is exceeded', { errno: 1300202 }),
  badBase64: () => new ApiError('base64 encode error', { errno: 1300203 }),
  badArgument: () => new ApiError('Invalid argument', { errno: 1300022 }),
  noTempFile: () => new ApiError('tempFilePath file not exist', { errno: 1301112 }),
};
