import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { Router } from 'express';
import { named } from './request-facts.ts';

/** What is measured; route patterns, services and figures only, so `/metrics` names no person and no organization. */
export interface Metrics {
  readonly requestServed: (request: RequestServed) => void;
  /** To be handed to whatever calls Microsoft. */
  readonly outboundCall: (call: OutboundCall) => void;
  /** How an attempt to bring the mirror of a calendar up to date ended, e.g. `read`, `failed`. */
  readonly calendarRead: (outcome: string) => void;
  /** Change notifications, by what was made of them, e.g. `accepted`, `forged`. */
  readonly notifications: (verdict: string, count: number) => void;
  /** SMS to visitors, by how they ended, e.g. `taken`, `limited`. */
  readonly visitorSms: (outcome: string, count: number) => void;
  /** From here on shows how old the oldest reading of a calendar is; null: there is none. */
  readonly watchMirrorAge: (readSeconds: () => Promise<number | null>) => void;
  /** `GET /metrics`, in the text format of Prometheus. */
  readonly router: Router;
}

export interface RequestServed {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

export interface OutboundCall {
  /** e.g. `graph`, `login`. */
  readonly service: string;
  /** A status as text, or the name of the fault, e.g. `timeout`. */
  readonly outcome: string;
  readonly seconds: number;
}

/** Methods beyond these are counted together: a client must not be able to make series by inventing methods. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A registry of its own, so that two products in one process do not count into each other's. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'foyer_' });

  const requests = new Histogram({
    name: 'foyer_http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const outbound = new Histogram({
    name: 'foyer_outbound_call_duration_seconds',
    help: 'Time taken by calls to Microsoft',
    labelNames: ['service', 'outcome'],
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'foyer_http_failures_total',
    help: 'Answers with status 500 and above',
    labelNames: ['route'],
    registers: [registry],
  });

  const readings = new Counter({
    name: 'foyer_calendar_readings_total',
    help: 'Attempts to bring the mirror of a calendar up to date, by how they ended',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const notifications = new Counter({
    name: 'foyer_change_notifications_total',
    help: 'Change notifications received, by what was made of them',
    labelNames: ['verdict'],
    registers: [registry],
  });

  const texted = new Counter({
    name: 'foyer_visitor_sms_total',
    help: 'SMS to visitors, by how they ended',
    labelNames: ['outcome'],
    registers: [registry],
  });

  const router = Router();
  router.get('/metrics', named('/metrics'), async (_req, res) => {
    const text = await registry.metrics();
    res.set('Cache-Control', 'no-store').type(registry.contentType).send(text);
  });

  return {
    requestServed: ({ method, route, status, seconds }) => {
      requests.observe({ method: METHODS.has(method) ? method : 'other', route, status }, seconds);
      if (status >= 500) failures.inc({ route });
    },
    outboundCall: ({ service, outcome, seconds }) => outbound.observe({ service, outcome }, seconds),
    calendarRead: (outcome) => readings.inc({ outcome }),
    notifications: (verdict, count) => notifications.inc({ verdict }, count),
    visitorSms: (outcome, count) => texted.inc({ outcome }, count),
    watchMirrorAge: (readSeconds) => watchAge(registry, readSeconds),
    router,
  };
}

function watchAge(registry: Registry, readSeconds: () => Promise<number | null>): void {
  const age = new Gauge({
    name: 'foyer_mirror_oldest_reading_seconds',
    help: 'Business time since the calendar was read that was read longest ago',
    registers: [registry],
    async collect() {
      // A database that does not answer must not hide every other figure.
      const seconds = await readSeconds().catch(() => null);
      if (seconds === null) age.reset();
      else age.set(seconds);
    },
  });
}
