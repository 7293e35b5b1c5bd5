import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchSimulator, type LaunchedSimulator, type SimulatorClient } from '../../../simulator/client';
import type { Phone } from '../../../simulator/protocol';
import { openBrowser, type TestBrowser } from '../../support/browser';
import { aPhone, CAMPUS, HALL, PEOPLE, STOP } from './campus';

/** Tuesday, 24 November 2026, 06:58:00 in Beijing. */
export const TUESDAY = Date.parse('2026-11-24T06:58:00+08:00');

const FIXTURE = path.join(__dirname, 'fixtures', 'project');
/** Says what the desk asks of it. */
const PHONE_PAGE = `<!doctype html><html lang="zh"><title>手机</title><p>一部手机</p>
<script>addEventListener('message', ({ data }) => document.body.append(data.type + ' ' + data.page))</script></html>`;

/** A desk in a browser, its simulator, and what happened in the page that should not. */
export interface OpenDesk {
  page: Page;
  client: SimulatorClient;
  url: string;
  /** Console errors, uncaught errors and requests to another host, in this test. */
  complaints: string[];
  /** Addresses of the phones' pages in the order they were opened, in this test. */
  phonesOpened: string[];
  /** A campus, two phones, an empty cloud and a clock that stands, and the desk opened anew, wherever it was left. */
  beginAgain: () => Promise<void>;
  /** What the simulator knows of a phone. */
  phone: (id: string) => Promise<Phone>;
}

/**
 * Opens a desk before the tests of a file and closes it after them. The phones on it are a dummy page:
 * what runs inside a phone is not the desk's affair.
 */
export function useDesk(): () => OpenDesk {
  let desk: OpenDesk | undefined;
  let close = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    const data = mkdtempSync(path.join(tmpdir(), 'desk-'));
    const simulator = await launchSimulator({ project: FIXTURE, data });
    const browser = await openBrowser();
    close = async () => {
      await browser.close();
      await simulator.stop();
      rmSync(data, { recursive: true, force: true });
    };
    desk = await openDesk(browser, simulator);
  });
  afterAll(() => close());
  beforeEach(() => desk?.beginAgain());
  return () => {
    if (!desk) throw new Error('The desk is not open');
    return desk;
  };
}

async function openDesk(browser: TestBrowser, { client, url }: LaunchedSimulator): Promise<OpenDesk> {
  const desk: OpenDesk = {
    page: (await browser.newPage('desk')).page,
    client,
    url,
    complaints: [],
    phonesOpened: [],
    beginAgain: async () => {
      await desk.page.close();
      await fill(client);
      const { page, errors } = await browser.newPage('desk');
      Object.assign(desk, { page, complaints: errors, phonesOpened: [] });
      page.setDefaultTimeout(15_000);
      await watchRequests(desk);
      await forgetDesk(desk);
      await page.goto(url);
      await page.getByRole('button', { name: /^安娜：/ }).waitFor();
    },
    phone: async (id) => {
      const { phones } = await client.state();
      const found = phones.find((phone) => phone.id === id);
      if (!found) throw new Error(`There is no phone ${id}`);
      return found;
    },
  };
  return desk;
}

/** What the desk of an earlier test remembered in the browser; any page of its origin can remove it. */
async function forgetDesk({ page, url }: OpenDesk): Promise<void> {
  await page.goto(`${url}/control/clock`);
  await page.evaluate(() => localStorage.clear());
}

async function watchRequests({ page, url, complaints, phonesOpened }: OpenDesk): Promise<void> {
  page.on('request', (request) => {
    const isHere = request.url().startsWith(`${url}/`) || request.url().startsWith('data:');
    if (!isHere) complaints.push(`asked for ${request.url()}`);
  });
  await page.route('**/phone/**', async (route) => {
    phonesOpened.push(new URL(route.request().url()).search);
    await route.fulfill({ contentType: 'text/html', body: PHONE_PAGE });
  });
}

async function fill(client: SimulatorClient): Promise<void> {
  const { phones } = await client.state();
  await Promise.all(phones.map(({ id }) => client.removePhone(id)));
  await Promise.all([client.reset(), client.clearFaults(), client.putPersonas(PEOPLE)]);
  await client.putCampus(CAMPUS);
  await client.setClock({ now: TUESDAY, running: false });
  await client.putPhone('anna', aPhone({ location: locationOf(HALL) }));
  await client.putPhone(
    'ben',
    aPhone({ id: 'ben', openid: 'openid-ben', name: '本', note: '保安', location: locationOf(STOP) }),
  );
}

/** The point of a place as a phone reports it. */
export function locationOf({
  latitude,
  longitude,
}: {
  latitude: number;
  longitude: number;
}): NonNullable<Phone['location']> {
  return { latitude, longitude, accuracy: 25 };
}
