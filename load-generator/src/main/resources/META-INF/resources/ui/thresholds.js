/** What the page must know of thresholds to draw them: k6's rules, and short ones such as http p(99)<200ms. */

const RULE =
  /^\s*(?<metric>[a-z_]+)\s*(?:\{\s*(?<tag>[^}]*)\})?\s*:?\s*'?\s*(?<aggregation>[a-z]+(?:\(\s*[\d.]+\s*\))?)?\s*(?<op><=|>=|==|!=|<|>)\s*(?<value>[\d.]+)\s*(?<unit>us|µs|ms|s|m|%|\/s)?\s*'?\s*(?:abortOnFail.*)?$/i;

const TIMES = ['http_req_duration', 'http_req_service', 'http', 'freshness', 'schedule_lag', 'oldest_unseen'];
const MICROS = { us: 1, 'µs': 1, ms: 1000, s: 1e6, m: 60e6 };
const NAMES = {
  http_req_duration: 'API', http: 'API', http_req_service: 'service', http_req_failed: 'errors', errors: 'errors',
  freshness: 'freshness', schedule_lag: 'lag', oldest_unseen: 'oldest unseen',
};

/** @returns null if it is no rule */
export function parse(text) {
  const match = RULE.exec(text);
  if (!match) return null;
  const { metric, tag, aggregation, op, value, unit } = match.groups;
  const time = TIMES.includes(metric.toLowerCase());
  const number = Number(value);
  return {
    metric: metric.toLowerCase(), tag: tag ?? null, aggregation: (aggregation ?? 'value').replaceAll(' ', ''), op, time,
    /** microseconds, a share of 0 to 1, or a plain number */
    limit: time ? number * (MICROS[unit?.toLowerCase()] ?? 1000) : unit === '%' ? number / 100 : number,
    ratio: metric === 'http_req_failed' || metric === 'errors' || metric === 'checks',
  };
}

/** "API p99", "errors", "lost" */
export function label(rule) {
  const name = NAMES[rule.metric] ?? rule.metric.replaceAll('_', ' ');
  const percentile = /p\(([\d.]+)\)/.exec(rule.aggregation)?.[1];
  const what = percentile ? ` p${percentile}` : ['avg', 'min', 'max', 'med'].includes(rule.aggregation) ? ` ${rule.aggregation}` : '';
  return `${rule.tag ? `${rule.tag.replace(/^\s*op\s*:\s*/, '')} ` : ''}${name}${what}`;
}

/** The lines that a chart has for a metric: [{value, text}] in microseconds. */
export function lines(texts, metrics) {
  return texts
    .map(parse)
    .filter((rule) => rule?.time && rule.op.startsWith('<') && metrics.includes(rule.metric))
    .map((rule) => ({ value: rule.limit, rule }));
}
