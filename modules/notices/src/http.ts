import { forbidden, reply, route, type Route } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { noticeParams, noticesPage, noticesQuery, preferencesBody, preferencesView } from './contract.ts';
import { readNotice, readNotices, readPreferences, setPreferences } from './own-notices.ts';
import { screenHub } from './screen-hub.ts';

export const routes: readonly Route<Context>[] = [
  route({
    method: 'GET', path: '/notices', permission: 'signed-in',
    summary: 'My notices, the newest first',
    exit: { records: 'notices.mayUseNotices' }, query: noticesQuery, response: noticesPage,
    handle: ({ context, query }) => context.read((tx) => readNotices(tx, query)),
  }),
  route({
    method: 'POST', path: '/notices/read', permission: 'signed-in',
    summary: 'Mark all my notices as read',
    exit: 'none', response: 'empty',
    handle: ({ context }) => readNotice(context),
  }),
  route({
    method: 'POST', path: '/notices/:noticeId/read', permission: 'signed-in',
    summary: 'Mark one of my notices as read',
    exit: 'none', params: noticeParams, response: 'empty',
    handle: ({ context, params }) => readNotice(context, params.noticeId),
  }),
  route({
    method: 'GET', path: '/notices/preferences', permission: 'signed-in',
    summary: 'Whether I get e-mails',
    exit: 'none', response: preferencesView,
    handle: ({ context }) => context.read((tx) => readPreferences(tx)),
  }),
  route({
    method: 'PUT', path: '/notices/preferences', permission: 'signed-in',
    summary: 'Choose whether I get e-mails',
    exit: 'none', body: preferencesBody, response: preferencesView,
    handle: ({ context, body }) => setPreferences(context, body),
  }),
  route({
    method: 'GET', path: '/notices/live', permission: 'signed-in',
    summary: 'Hear which of my lists have changed (server-sent events)',
    exit: 'none', response: 'events',
    handle: async ({ context, request }) => {
      if (context.actor.kind !== 'account') throw forbidden('general.forbidden');
      const body = screenHub().open({ jurisdictionId: context.jurisdictionId, accountId: context.actor.accountId }, request.abort);
      return reply({ headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }, body });
    },
  }),
];
