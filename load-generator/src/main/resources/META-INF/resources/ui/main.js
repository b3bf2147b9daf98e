import { api } from './api.js';
import { h } from './dom.js';
import { RunPage } from './run-page.js';
import { StartPage } from './start-page.js';

/** One page at a time, by the address: #/ starts a run, #/run/ID shows one. */
const host = document.getElementById('page');
let page = null;

async function show() {
  page?.close();
  page = null;
  const [, name, id] = location.hash.split('/');
  host.replaceChildren();
  try {
    if (name === 'run' && id) {
      page = new RunPage(host, await api.run(decodeURIComponent(id)));
    } else {
      page = new StartPage(host, ...await Promise.all([api.defaults(), api.presets(), api.runs()]));
    }
    await page.open();
  } catch (error) {
    host.replaceChildren(h('main', { class: 'broken' },
      h('h1', {}, 'This page cannot be shown'), h('p', {}, error.message), h('a', { class: 'button', href: '#/' }, 'New run')));
    if (!('status' in error)) throw error;
  }
}

window.addEventListener('hashchange', show);
show();
