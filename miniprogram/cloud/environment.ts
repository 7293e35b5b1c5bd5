/**
 * The id of the cloud environment, as the cloud console shows it. Without one WeChat takes the account's
 * default: fine with a single environment, wrong as soon as there is a second one for trying things.
 */
export const environment: string | null = null;
