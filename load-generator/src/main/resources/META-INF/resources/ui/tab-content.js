import { api } from './api.js';

/** Asks for a tab's content; shows it only if it differs. */
export async function fetchInto(tab, name, draw) {
  const content = await api.tab(tab.live.run.id, name);
  const key = JSON.stringify(content);
  if (key === tab.shown) return;
  tab.shown = key;
  draw(content);
}
