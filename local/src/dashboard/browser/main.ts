import type { ManifestDashboard } from '../../manifest';
import type { PackedDashboardData } from '../../packed-data';
import { unpack } from './engine/data';
import { DashboardApp } from './view/app';
import type { VisualResult } from '../../charts/result';
import type { Choice } from './view/controls/control';
import { find } from './view/dom';
import { EnginePort } from './view/engine-port';

/** What the page says of itself to those who test it or take its picture. */
interface SpotifyDashboard {
  /** When the first sheet is drawn. */
  readonly ready: Promise<void>;
  readonly show: (sheet: string) => void;
  readonly filter: (id: string, choice: Choice) => void;
  readonly choose: (visual: string, row: number) => void;
  readonly results: (visual: string) => VisualResult;
  /** Milliseconds that the last change took. */
  readonly lastUpdate: number;
}

declare global {
  interface Window {
    spotifyDashboard: SpotifyDashboard;
  }
}

const root = find(document, '#dashboard');
let started: DashboardApp | undefined;

window.spotifyDashboard = {
  ready: start(),
  show: (sheet) => running().show(sheet),
  filter: (id, choice) => running().filter(id, choice),
  choose: (visual, row) => running().choose(visual, row),
  results: (visual) => running().resultOf(visual),
  get lastUpdate() {
    return running().lastUpdate;
  },
};

function running(): DashboardApp {
  if (started === undefined) throw new Error('the dashboard has not been drawn yet: await spotifyDashboard.ready');
  return started;
}

async function start(): Promise<void> {
  const loading = find(root, '[data-loading]');
  loading.hidden = false;
  try {
    const dashboard = read<ManifestDashboard>('dashboard-definition');
    const data = await unpack(read<PackedDashboardData>('dashboard-data'));
    find(root, '.dash-app').hidden = false;
    started = new DashboardApp(root, dashboard, new EnginePort(dashboard, data));
    started.update();
    loading.hidden = true;
  } catch (error) {
    loading.textContent = `The dashboard cannot be drawn: ${error instanceof Error ? error.message : String(error)}`;
    throw error;
  }
}

function read<T>(id: string): T {
  const element = find(document, `#${id}`);
  const value = JSON.parse(element.textContent ?? '') as T;
  // The text is as large as the page: once read it is not kept.
  element.remove();
  return value;
}
