import file from '../../../school.config.json';
import { frozen } from '../frozen';
import { readSchoolConfig } from './mistakes';

/**
 * The school's configuration, from `school.config.json` as it was when the function was built. The build
 * refuses a file with mistakes; loading this file with one throws all of them.
 */
export const schoolConfig = frozen(readSchoolConfig(file));
