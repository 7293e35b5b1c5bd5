import type { Page } from 'playwright-core';
import type { SimulatorClient } from '../../simulator/client';
import type { Phone } from '../../simulator/protocol';

/** One picture: whose phone, in which state, after which steps. */
export interface Shot {
  name: string;
  phone: string;
  /** Beijing clock time of 2026-11-24 in minutes. */
  minute?: number;
  set?: Partial<Phone>;
  /** What has to be in the database before the phone opens. */
  before?: (client: SimulatorClient) => Promise<void>;
  /** The page that opens, with its query, instead of the first one. */
  path?: string;
  steps?: (page: Page, client: SimulatorClient) => Promise<void>;
}
