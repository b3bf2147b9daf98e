import { color, h } from './dom.js';
import { linearTicks, logTicks, timeOfDay, timeTicks } from './format.js';

/**
 * A chart over time on two canvases: the drawing, and above it what follows the pointer. It is told
 * what to draw by a model:
 *
 * {rows, time(row), domain: [from, to], layers, lines, marks, now, minTop, clock(millis)}
 *
 * rows are sorted by time (epoch milliseconds). A layer is
 *   {type: 'line', name, color, value(row), dash, width, fill}   null values are gaps
 *   {type: 'heat', color, cells(row)}                           pairs [upper bound, count]
 *   {type: 'path', color, points: [[time, value], …], dash, width}
 * lines are horizontal ({value, text, color}), marks vertical ({t, kind, text}).
 */
export class Chart {
  static PAD = { left: 50, right: 12, top: 10, bottom: 22 };

  /** @param on {cursor(t|null), zoom(from, to), reset()} */
  constructor(host, { label, format, tick, log = false, floor = 0, on }) {
    Object.assign(this, { host, format, tick, log, floor, on, model: null, cursorAt: null, frozen: null, brush: null });
    this.base = h('canvas', { 'aria-hidden': 'true' });
    this.over = h('canvas', { 'aria-hidden': 'true' });
    this.surface = h('div', { class: 'surface', tabindex: '0', role: 'img', 'aria-label': label }, this.base, this.over);
    host.append(this.surface);
    this.#listen();
    new ResizeObserver(() => this.#resize()).observe(this.surface);
  }

  render(model) {
    this.model = model;
    this.#draw();
  }

  /** Shows the cursor at a time, or none. */
  cursor(t) {
    if (t === this.cursorAt) return;
    this.cursorAt = t;
    this.#drawOver();
  }

  x(t) {
    const [from, to] = this.frozen?.domain ?? this.model.domain;
    return Chart.PAD.left + ((t - from) / (to - from)) * this.plot.width;
  }

  timeAt(x) {
    const [from, to] = this.frozen?.domain ?? this.model.domain;
    return from + ((x - Chart.PAD.left) / this.plot.width) * (to - from);
  }

  y(value) {
    const [low, high] = this.range;
    const share = this.log
      ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
      : (value - low) / (high - low);
    return Chart.PAD.top + this.plot.height * (1 - share);
  }

  valueAt(y) {
    const [low, high] = this.range;
    const share = 1 - (y - Chart.PAD.top) / this.plot.height;
    return this.log ? low * (high / low) ** share : low + share * (high - low);
  }

  /** Keeps axes as they are while something is dragged in them; the top may grow. */
  freeze() {
    this.frozen = { domain: [...this.model.domain], range: [...this.range] };
  }

  thaw() {
    this.frozen = null;
    this.#draw();
  }

  /** The row nearest to a time, if there is one within five seconds. */
  rowAt(t) {
    const { rows, time } = this.model;
    const i = lowerBound(rows, time, t);
    const near = [rows[i - 1], rows[i]].filter(Boolean).sort((a, b) => Math.abs(time(a) - t) - Math.abs(time(b) - t))[0];
    return near && Math.abs(time(near) - t) <= 5000 ? near : null;
  }

  get visible() {
    const { rows, time, domain: [from, to] } = this.model;
    return rows.slice(Math.max(0, lowerBound(rows, time, from) - 1), lowerBound(rows, time, to) + 1);
  }

  /** The chart as a picture, with its title above. */
  png(title) {
    const ratio = this.base.width / this.size.width;
    const canvas = h('canvas', { width: this.base.width, height: this.base.height + 34 * ratio });
    const context = canvas.getContext('2d');
    context.fillStyle = color('--panel');
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = color('--text');
    context.font = `600 ${14 * ratio}px ${fontOf(this.host)}`;
    context.fillText(title, Chart.PAD.left * ratio, 23 * ratio);
    context.drawImage(this.base, 0, 34 * ratio);
    return canvas;
  }

  /** What is drawn in lines, as CSV. */
  csv() {
    const lines = this.model.layers.filter((layer) => layer.type === 'line');
    const rows = this.visible.map((row) =>
      [new Date(this.model.time(row)).toISOString(), ...lines.map((line) => line.value(row) ?? '')].join(','));
    return [['time', ...lines.map((line) => line.name)].join(','), ...rows].join('\n') + '\n';
  }

  // ---- drawing ----

  #resize() {
    const { width, height } = this.surface.getBoundingClientRect();
    if (width < 10 || height < 10) return;
    const ratio = window.devicePixelRatio || 1;
    this.size = { width, height };
    this.plot = { width: width - Chart.PAD.left - Chart.PAD.right, height: height - Chart.PAD.top - Chart.PAD.bottom };
    for (const canvas of [this.base, this.over]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.getContext('2d').setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    this.#draw();
  }

  #draw() {
    if (!this.model || !this.plot) return;
    this.range = this.frozen?.range ?? this.#fit();
    const context = this.base.getContext('2d');
    context.clearRect(0, 0, this.size.width, this.size.height);
    context.font = `11px ${fontOf(this.host)}`;
    this.#drawAxes(context);
    context.save();
    context.beginPath();
    context.rect(Chart.PAD.left, Chart.PAD.top - 4, this.plot.width + 1, this.plot.height + 4);
    context.clip();
    this.#drawFuture(context);
    for (const layer of this.model.layers) this[`draw_${layer.type}`](context, layer);
    this.#drawMarks(context);
    context.restore();
    this.#drawLines(context);
    this.#drawOver();
    this.onDrawn?.();
  }

  /** The range of values: with room above, never narrower than minTop, and the limits in sight if near. */
  #fit() {
    let [low, high] = [Infinity, this.model.minTop ?? 0];
    const see = (value) => {
      if (value === null || value === undefined || Number.isNaN(value)) return;
      if (value > 0) low = Math.min(low, value);
      high = Math.max(high, value);
    };
    const rows = this.visible;
    for (const layer of this.model.layers) {
      if (layer.type === 'line') for (const row of rows) see(layer.value(row));
      if (layer.type === 'path') for (const [, value] of layer.points) see(value);
      if (layer.type === 'heat') for (const row of rows) for (const [upper] of layer.cells(row) ?? []) see(upper);
    }
    for (const { value } of this.model.lines ?? []) if (value < high * (this.log ? 20 : 2)) high = Math.max(high, value);
    if (!this.log) return [0, high > 0 ? high * 1.12 : 1];
    low = Number.isFinite(low) ? Math.max(low / 1.5, this.floor || 1) : 100;
    return [low, Math.max(high * 1.3, low * 10)];
  }

  #drawAxes(context) {
    const [low, high] = this.range;
    const rows = Math.max(2, Math.floor(this.plot.height / 46));
    const ticks = this.log ? logTicks(low, high) : linearTicks(low, high, rows);
    context.lineWidth = 1;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (const tick of ticks) {
      const y = Math.round(this.y(tick)) + 0.5;
      context.strokeStyle = color('--grid');
      stroke(context, [[Chart.PAD.left, y], [Chart.PAD.left + this.plot.width, y]]);
      context.fillStyle = color('--muted');
      context.fillText(this.tick(tick), Chart.PAD.left - 8, y);
    }
    this.#drawTimes(context);
  }

  #drawTimes(context) {
    const [from, to] = this.frozen?.domain ?? this.model.domain;
    const origin = this.model.origin ?? 0;
    const clock = this.model.clock ?? ((t) => timeOfDay(t, to - from < 600_000));
    context.textBaseline = 'alphabetic';
    const columns = Math.max(2, Math.floor(this.plot.width / 84));
    for (const tick of timeTicks(from - origin, to - origin, columns).map((t) => t + origin)) {
      const x = this.x(tick);
      const text = clock(tick);
      const half = context.measureText(text).width / 2;
      context.textAlign = 'center';
      if (x - half < Chart.PAD.left - 14 || x + half > this.size.width) continue;
      context.fillStyle = color('--muted');
      context.fillText(text, x, this.size.height - 6);
    }
  }

  #drawFuture(context) {
    const { now } = this.model;
    if (!now || this.x(now) >= Chart.PAD.left + this.plot.width - 1) return;
    const x = Math.max(Chart.PAD.left, this.x(now));
    context.fillStyle = color('--future');
    context.fillRect(x, Chart.PAD.top, this.size.width - x, this.plot.height);
    context.strokeStyle = color('--line-strong');
    stroke(context, [[x + 0.5, Chart.PAD.top], [x + 0.5, Chart.PAD.top + this.plot.height]]);
  }

  draw_line(context, layer) {
    const { time } = this.model;
    const runs = [];
    let run = null;
    let before = -Infinity;
    for (const row of this.visible) {
      const value = layer.value(row);
      const t = time(row);
      if (value === null || value === undefined || Number.isNaN(value) || (this.log && value <= 0)) { run = null; continue; }
      if (!run || t - before > 2500 + 1000 * (row.span ?? 1)) runs.push((run = []));
      run.push([this.x(t), this.y(value)]);
      before = t;
    }
    for (const points of runs) this.#drawRun(context, layer, thinned(points, this.plot.width));
  }

  #drawRun(context, layer, points) {
    context.strokeStyle = color(layer.color);
    if (layer.fill && points.length > 1) {
      const bottom = Chart.PAD.top + this.plot.height;
      context.fillStyle = color(layer.color);
      context.globalAlpha = 0.12;
      path(context, [[points[0][0], bottom], ...points, [points.at(-1)[0], bottom]]);
      context.fill();
      context.globalAlpha = 1;
    }
    context.lineJoin = 'round';
    if (layer.halo) {
      context.strokeStyle = color('--panel');
      context.lineWidth = (layer.width ?? 1.75) + 2.5;
      context.globalAlpha = 0.7;
      stroke(context, points);
      context.globalAlpha = 1;
    }
    context.strokeStyle = color(layer.color);
    context.lineWidth = layer.width ?? 1.75;
    context.setLineDash(layer.dash ?? []);
    if (points.length === 1) points = [[points[0][0] - 1, points[0][1]], [points[0][0] + 1, points[0][1]]];
    stroke(context, points);
    context.setLineDash([]);
  }

  draw_path(context, layer) {
    this.#drawRun(context, layer, layer.points.map(([t, value]) => [this.x(t), this.y(value)]));
  }

  /** Columns of cells: the more in a cell, the stronger its colour, on a log scale. */
  draw_heat(context, layer) {
    const columns = this.#heatColumns(layer);
    let most = 1;
    for (const { cells } of columns.values()) for (const n of cells.values()) most = Math.max(most, n);
    const levels = 12;
    context.fillStyle = color(layer.color);
    for (const [x, { width, cells }] of columns) {
      for (const [upper, n] of cells) {
        const bottom = this.y(upper / Chart.HEAT_RATIO);
        const top = this.y(upper);
        context.globalAlpha = 0.06 + 0.74 * Math.ceil((levels * Math.log1p(n)) / Math.log1p(most)) / levels;
        context.fillRect(x, top, width, Math.max(1, bottom - top - (bottom - top > 4 ? 0.5 : 0)));
      }
    }
    context.globalAlpha = 1;
  }

  /** Neighbouring buckets differ by this factor: three to an octave. */
  static HEAT_RATIO = 2 ** (1 / 3);

  #heatColumns(layer) {
    const columns = new Map();
    const pixel = this.x(this.model.domain[0] + 1000) - this.x(this.model.domain[0]);
    for (const row of this.visible) {
      const second = pixel * (row.span ?? 1);
      const width = Math.max(1, second);
      const x = second >= 1 ? this.x(this.model.time(row)) - second : Math.floor(this.x(this.model.time(row)));
      const column = columns.get(x) ?? { width: width - (width > 4 ? 0.5 : 0), cells: new Map() };
      for (const [upper, n] of layer.cells(row) ?? []) column.cells.set(upper, (column.cells.get(upper) ?? 0) + n);
      columns.set(x, column);
    }
    return columns;
  }

  #drawMarks(context) {
    const bottom = Chart.PAD.top + this.plot.height;
    for (const mark of this.model.marks ?? []) {
      const x = Math.round(this.x(mark.t)) + 0.5;
      const tick = mark.kind === 'commit';
      context.strokeStyle = color(tick ? '--commit' : '--note');
      context.lineWidth = tick ? 2 : 1;
      context.setLineDash(tick ? [] : [2, 3]);
      stroke(context, [[x, tick ? bottom - 8 : Chart.PAD.top], [x, bottom]]);
      context.setLineDash([]);
      if (tick) continue;
      context.fillStyle = color('--note');
      path(context, [[x - 4, Chart.PAD.top - 4], [x + 4, Chart.PAD.top - 4], [x, Chart.PAD.top + 3]]);
      context.fill();
    }
  }

  #drawLines(context) {
    for (const { value, text, color: token } of this.model.lines ?? []) {
      if (value > this.range[1] || value < this.range[0]) continue;
      const y = Math.round(this.y(value)) + 0.5;
      context.strokeStyle = color(token);
      context.lineWidth = 1.25;
      context.setLineDash([6, 4]);
      stroke(context, [[Chart.PAD.left, y], [Chart.PAD.left + this.plot.width, y]]);
      context.setLineDash([]);
      context.textAlign = 'right';
      context.textBaseline = 'bottom';
      const width = context.measureText(text).width;
      const right = Chart.PAD.left + this.plot.width - 4;
      context.fillStyle = color('--panel');
      context.globalAlpha = 0.75;
      context.fillRect(right - width - 4, y - 16, width + 8, 14);
      context.globalAlpha = 1;
      context.fillStyle = color(token);
      context.fillText(text, right, y - 3);
    }
  }

  #drawOver() {
    if (!this.model || !this.plot) return;
    const context = this.over.getContext('2d');
    context.clearRect(0, 0, this.size.width, this.size.height);
    if (this.brush) this.#drawBrush(context);
    if (this.cursorAt === null) return;
    const x = Math.round(this.x(this.cursorAt)) + 0.5;
    if (x < Chart.PAD.left || x > Chart.PAD.left + this.plot.width) return;
    context.strokeStyle = color('--cursor');
    context.lineWidth = 1;
    stroke(context, [[x, Chart.PAD.top], [x, Chart.PAD.top + this.plot.height]]);
    this.#drawDots(context);
    this.#drawNearMark(context, x);
  }

  #drawDots(context) {
    const row = this.rowAt(this.cursorAt);
    if (!row) return;
    for (const layer of this.model.layers.filter((l) => l.type === 'line')) {
      const value = layer.value(row);
      if (value === null || value === undefined || (this.log && value <= 0)) continue;
      context.beginPath();
      context.arc(this.x(this.model.time(row)), this.y(value), 3.5, 0, 2 * Math.PI);
      context.fillStyle = color(layer.color);
      context.strokeStyle = color('--panel');
      context.lineWidth = 1.5;
      context.fill();
      context.stroke();
    }
  }

  #drawNearMark(context, x) {
    const near = (this.model.marks ?? []).filter((mark) => Math.abs(this.x(mark.t) - x) < 7).at(-1);
    if (!near) return;
    context.font = `11px ${fontOf(this.host)}`;
    const text = `${near.kind === 'note' ? '' : `${near.kind}: `}${near.text}`.slice(0, 60);
    const width = context.measureText(text).width + 12;
    const left = Math.min(Math.max(Chart.PAD.left, x - width / 2), this.size.width - width - 4);
    context.fillStyle = color('--text');
    context.beginPath();
    context.roundRect(left, Chart.PAD.top + 6, width, 20, 4);
    context.fill();
    context.fillStyle = color('--panel');
    context.textBaseline = 'middle';
    context.fillText(text, left + 6, Chart.PAD.top + 16.5);
  }

  #drawBrush(context) {
    const [a, b] = [...this.brush].sort((p, q) => p - q);
    context.fillStyle = color('--brush');
    context.fillRect(a, Chart.PAD.top, b - a, this.plot.height);
    context.strokeStyle = color('--accent');
    for (const x of [a, b]) stroke(context, [[x, Chart.PAD.top], [x, Chart.PAD.top + this.plot.height]]);
  }

  // ---- pointer and keys ----

  #listen() {
    const within = (event) => {
      const x = event.clientX - this.surface.getBoundingClientRect().left;
      return Math.min(Math.max(x, Chart.PAD.left), Chart.PAD.left + this.plot.width);
    };
    this.surface.addEventListener('pointermove', (event) => {
      if (!this.model || !this.plot) return;
      if (this.brush) this.brush[1] = within(event);
      this.on.cursor(this.timeAt(within(event)));
      this.#drawOver();
    });
    this.surface.addEventListener('pointerleave', () => this.on.cursor(null));
    this.surface.addEventListener('pointerdown', (event) => {
      if (!this.plot || event.button !== 0 || event.pointerType === 'touch') return;
      this.surface.setPointerCapture(event.pointerId);
      this.brush = [within(event), within(event)];
    });
    this.surface.addEventListener('pointerup', () => this.#endBrush());
    this.surface.addEventListener('pointercancel', () => { this.brush = null; this.#drawOver(); });
    this.surface.addEventListener('dblclick', () => this.on.reset());
    this.surface.addEventListener('keydown', (event) => this.#key(event));
    this.surface.addEventListener('blur', () => this.on.cursor(null));
  }

  #endBrush() {
    const brush = this.brush;
    this.brush = null;
    if (brush && Math.abs(brush[1] - brush[0]) > 6) this.on.zoom(...brush.map((x) => this.timeAt(x)).sort((a, b) => a - b));
    else this.#drawOver();
  }

  #key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !this.model) return;
    event.preventDefault();
    const [from, to] = this.model.domain;
    const size = Math.max(1000, event.shiftKey ? (to - from) / 10 : (to - from) / 100);
    this.on.cursor(Math.min(to, Math.max(from, (this.cursorAt ?? to) + step * size)));
  }
}

function lowerBound(rows, time, t) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time(rows[middle]) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** At most first, lowest, highest and last of each pixel: peaks stay what they are. */
function thinned(points, width) {
  if (points.length < width * 2) return points;
  const columns = new Map();
  for (const point of points) {
    const key = Math.floor(point[0]);
    const column = columns.get(key);
    if (!column) columns.set(key, { first: point, low: point, high: point, last: point });
    else {
      if (point[1] > column.low[1]) column.low = point;
      if (point[1] < column.high[1]) column.high = point;
      column.last = point;
    }
  }
  return [...columns.values()].flatMap(({ first, low, high, last }) => [first, low, high, last]);
}

function path(context, points) {
  context.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
}

function stroke(context, points) {
  path(context, points);
  context.stroke();
}

function fontOf(element) {
  return getComputedStyle(element).fontFamily;
}
