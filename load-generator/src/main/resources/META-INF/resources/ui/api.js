/** Requests to the server. What it refuses is thrown as an Error with the problem's words. */

export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title ?? 'The server refused');
    this.status = problem.status;
    this.errors = problem.errors ?? [];
  }

  /** What is wrong at a place of the body, such as #/load. */
  at(pointer) {
    return this.errors.find((error) => error.pointer === pointer)?.detail ?? null;
  }
}

async function request(method, path, body, signal) {
  let response;
  try {
    response = await fetch(path, {
      method, signal, headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Refusal({ status: 0, detail: 'The load generator does not answer' });
  }
  const text = await response.text();
  const json = text && /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : null;
  if (!response.ok) throw new Refusal(json ?? { status: response.status, detail: `Status ${response.status}` });
  return json;
}

const run = (id) => `/api/runs/${encodeURIComponent(id)}`;

export const api = {
  defaults: () => request('GET', '/api/defaults'),
  presets: () => request('GET', '/api/presets'),
  preview: (draft, signal) => request('POST', '/api/preview', draft, signal),
  reach: (target, signal) => request('GET', `/api/reach?target=${encodeURIComponent(target)}`, undefined, signal),
  runs: () => request('GET', '/api/runs'),
  start: (draft) => request('POST', '/api/runs', draft),
  run: (id) => request('GET', run(id)),
  edit: (id, load) => request('PATCH', run(id), { load }),
  command: (id, command) => request('POST', `${run(id)}/${command}`),
  note: (id, text) => request('POST', `${run(id)}/notes`, { text }),
  seconds: (id) => request('GET', `${run(id)}/seconds`),
  window: (id, from, to) => request('GET', `${run(id)}/window${from === undefined ? '' : `?from=${from}&to=${to}`}`),
  tab: (id, name) => request('GET', `${run(id)}/${name}`),
  compare: (a, b) => request('GET', `/api/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`),
  reportPath: (id, format) => `${run(id)}/report.${format}`,
};
