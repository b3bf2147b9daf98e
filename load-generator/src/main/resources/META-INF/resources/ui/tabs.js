import { h } from './dom.js';
import { CompareTab } from './tab-compare.js';
import { CorrectnessTab, FailuresTab, HistoryTab, LogsTab, WorkersTab } from './tab-lists.js';

/** What stands below the charts; a tab asks the server only while it is seen. */
export class Tabs {
  constructor(live, actions) {
    this.live = live;
    const compare = new CompareTab(live);
    this.tabs = [
      ['Failures', new FailuresTab(live)],
      ['Correctness', new CorrectnessTab(live)],
      ['Workers & self-health', new WorkersTab(live)],
      ['Logs', new LogsTab(live)],
      ['Compare', compare],
      ['History', new HistoryTab(live, { ...actions, compare: (run) => { compare.choose(run); this.show(4); } })],
    ].map(([name, tab], index) => this.#create(name, tab, index));
    this.element = h('section', { class: 'panel tabs', 'aria-label': 'Details' },
      h('div', { class: 'tablist', role: 'tablist', onkeydown: (event) => this.#key(event) }, ...this.tabs.map(({ button }) => button)),
      ...this.tabs.map(({ panel }) => panel));
    this.show(0);
  }

  #create(name, tab, index) {
    const button = h('button', {
      type: 'button', role: 'tab', id: `tab-${index}`, 'aria-controls': `panel-${index}`, onclick: () => this.show(index),
    }, name, h('span', { class: 'badge-count' }), h('kbd', { 'aria-hidden': 'true' }, String(index + 1)));
    const panel = h('div', { class: 'tabpanel', role: 'tabpanel', id: `panel-${index}`, 'aria-labelledby': `tab-${index}`, tabindex: '0' }, tab.element);
    return { tab, button, panel };
  }

  show(index) {
    this.current = index;
    this.tabs.forEach(({ button, panel }, i) => {
      button.setAttribute('aria-selected', String(i === index));
      button.tabIndex = i === index ? 0 : -1;
      panel.hidden = i !== index;
    });
    this.refresh();
  }

  /** Called about every two seconds while the run goes on. */
  async refresh() {
    await this.tabs[this.current].tab.refresh();
    if (this.current !== 0) await this.tabs[0].tab.refresh();
    const { button, tab } = this.tabs[0];
    button.querySelector('.badge-count').textContent = tab.count ? String(tab.count) : '';
  }

  render() {
    this.tabs[this.current].tab.render?.();
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    this.show((this.current + step + this.tabs.length) % this.tabs.length);
    this.tabs[this.current].button.focus();
  }
}
