import { z } from 'zod';
import type { Route } from '@gongkai/kernel';

/** The staff interface in OpenAPI 3.1, made from the same contracts that parse its requests. */
export function openApi(routes: readonly Route[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `/api/staff${route.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Gongkai staff interface', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'gongkai_session' } } },
    paths,
  };
}

function operationOf(route: Route): unknown {
  const isJson = typeof route.response !== 'string';
  return {
    summary: route.summary,
    'x-permission': typeof route.permission === 'string' ? route.permission : route.permission.permission,
    ...(route.permission === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: route.body === 'stream' ? { 'application/octet-stream': {} } : { 'application/json': { schema: schemaOf(route.body, 'input') } } } }),
    responses: { [route.response === 'empty' ? 204 : 200]: { description: route.summary, ...(isJson ? { content: { 'application/json': { schema: schemaOf(route.response as z.ZodType, 'output') } } } : {}) } },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(properties).map(([name, type]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: type }));
}
