/** Who started an invocation and with which right it may use the local cloud. */
export interface Identity {
  openid: string | undefined;
  appid: string;
  /** `wx_client`, `wx_trigger`, or a chain such as `wx_client,scf` for a nested call. */
  source: string;
  /** By this the cloud's endpoint tells whose request it answers. */
  token: string;
}

/** The one environment of the simulator. */
export const ENVIRONMENT_ID = 'local-1';

/**
 * The variables every instance has from its start: those of this process, so that a project can be
 * given secrets and a time zone, and those that lead the unmodified SDK to `adminUrl`.
 */
export function instanceEnvironment(adminUrl: string): Record<string, string> {
  const own = Object.entries(process.env).filter(
    // Loader and inspector settings of the simulator are not the functions' affair.
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'NODE_OPTIONS',
  );
  return {
    ...Object.fromEntries(own),
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    // Without a key pair an un-awaited rejection inside the SDK ends the process.
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    // Says that this is Tencent's cloud, which spares a probe of its metadata address.
    TENCENTCLOUD: 'true',
    TCB_ENV: ENVIRONMENT_ID,
    SCF_NAMESPACE: ENVIRONMENT_ID,
  };
}

/** The variables of one invocation, from which `cloud.getWXContext()` reads who is calling. */
export function invocationEnvironment(identity: Identity): Record<string, string> {
  const user = identity.openid === undefined ? {} : { WX_OPENID: identity.openid };
  const variables = { ...user, WX_APPID: identity.appid, WX_API_TOKEN: identity.token };
  return {
    ...variables,
    WX_CONTEXT_KEYS: Object.keys(variables).join(','),
    TCB_SOURCE: identity.source,
  };
}
