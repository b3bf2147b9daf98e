import { api } from './api.js';
import { h, icon, text, toast } from './dom.js';

const FILES = [['html', 'HTML report'], ['md', 'Markdown summary'], ['json', 'JSON'], ['csv', 'CSV, as Locust writes it'], ['xml', 'JUnit XML'], ['jsonl', 'Seconds, JSON lines'], ['hlog', 'HdrHistogram log']];

/** What can be done with a run: steer it while it goes on, take its reports. */
export class RunControls {
  constructor(live, { command, edit, note }) {
    this.live = live;
    this.pauseIcon = h('span', { class: 'swap' }, icon('pause'));
    this.pauseText = h('span', {}, 'Pause');
    this.pause = h('button', { type: 'button', class: 'control pause', title: 'Space', onclick: () => command(this.#paused ? 'resume' : 'pause') }, this.pauseIcon, this.pauseText);
    this.skip = h('button', { type: 'button', class: 'control skip', title: 'On to the next stage', onclick: () => command('skip') }, icon('skip'), h('span', {}, 'Skip'));
    this.edit = h('button', { type: 'button', class: 'control edit', title: 'E', onclick: edit }, icon('edit'), h('span', {}, 'Edit load'));
    this.stopText = h('span', {}, 'Stop');
    this.stop = h('button', { type: 'button', class: 'control danger stop', onclick: () => this.#stop(command) }, icon('stop'), this.stopText);
    this.again = h('a', { class: 'button control', href: '#/' }, icon('plus'), h('span', {}, 'New run'));
    this.element = h('div', { class: 'controls' }, this.pause, this.skip, this.edit, this.stop, this.again, this.#files());
    this.noteInput = h('input', { type: 'text', maxlength: 200, placeholder: 'Note on the time axis', 'aria-label': 'Note on the time axis' });
    this.noteForm = h('form', {
      class: 'note-form', onsubmit: async (event) => {
        event.preventDefault();
        if (!this.noteInput.value.trim()) return;
        try {
          await note(this.noteInput.value.trim());
          this.noteInput.value = '';
          this.noteInput.blur();
        } catch (error) {
          toast(error.message, 'fail');
        }
      },
    }, icon('note'), this.noteInput);
  }

  get #paused() {
    return this.live.state === 'PAUSED';
  }

  render() {
    const { over } = this.live;
    for (const element of [this.pause, this.skip, this.edit, this.stop, this.noteForm]) element.hidden = over;
    this.again.hidden = !over;
    text(this.pauseText, this.#paused ? 'Resume' : 'Pause');
    if (this.shownPaused !== this.#paused) {
      this.shownPaused = this.#paused;
      this.pauseIcon.replaceChildren(icon(this.#paused ? 'play' : 'pause'));
    }
    const ending = ['STOPPING', 'CHECKING'].includes(this.live.state);
    for (const element of [this.pause, this.skip, this.edit]) element.disabled = ending;
  }

  /** Asks once more, on the button itself: a run cannot be taken up again. */
  #stop(command) {
    if (this.sure) {
      this.#unsure();
      command('stop');
      return;
    }
    this.sure = setTimeout(() => this.#unsure(), 4000);
    this.stopText.textContent = 'Really stop';
    this.stop.classList.add('sure');
  }

  #unsure() {
    clearTimeout(this.sure);
    this.sure = null;
    this.stopText.textContent = 'Stop';
    this.stop.classList.remove('sure');
  }

  #files() {
    const menu = h('details', { class: 'menu' }, h('summary', { class: 'button control' }, icon('report'), h('span', {}, 'Report')),
      h('ul', {}, ...FILES.map(([format, name]) => h('li', {}, h('a', {
        href: api.reportPath(this.live.run.id, format), target: format === 'html' ? '_blank' : null, rel: 'noopener', onclick: () => { menu.open = false; },
      }, name)))));
    menu.addEventListener('focusout', (event) => { if (!menu.contains(event.relatedTarget)) menu.open = false; });
    return menu;
  }
}
