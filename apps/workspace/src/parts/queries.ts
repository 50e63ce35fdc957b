import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@gongkai/kernel';
import { useRef } from 'react';
import { api, ApiError, newIdempotencyKey, type Query } from './api.ts';

/** One page of a list route; the page before stays on screen while the next one comes. */
export function useList<Row>(path: string, query: Query = {}) {
  return useQuery<Page<Row>, ApiError>({
    queryKey: [path, 'list', query],
    queryFn: ({ signal }) => api.get<Page<Row>>(path, query, signal),
    placeholderData: keepPreviousData,
  });
}

/** One record, or any other answer of a GET route; `null` as path asks nothing yet, and what a job still works on is asked for again. */
export function useRecord<T>(path: string | null, query: Query = {}, isUnfinished: (record: T) => boolean = () => false) {
  return useQuery<T, ApiError>({
    queryKey: [path, 'record', query],
    queryFn: ({ signal }) => api.get<T>(path!, query, signal),
    enabled: path !== null,
    refetchInterval: ({ state }) => (state.data !== undefined && isUnfinished(state.data) ? 2_000 : false),
  });
}

export interface ActionOptions<In, Out> {
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Paths whose lists and records are asked again afterwards; everything when left out. */
  touches?: readonly string[];
  onDone?: (out: Out) => void;
  /** What is sent, when the input also fills the path; `() => undefined` sends nothing. */
  bodyOf?: (input: In) => unknown;
}

/** Something that a person does: sends the input, then asks again for what it may have changed. */
export function useAction<In = void, Out = unknown>(path: string | ((input: In) => string), options: ActionOptions<In, Out> = {}) {
  const client = useQueryClient();
  // Trying the same thing again after a lost answer must not do it twice.
  const attempt = useRef<{ of: string; key: string } | null>(null);
  return useMutation<Out, ApiError, In>({
    mutationFn: async (input) => {
      const target = typeof path === 'function' ? path(input) : path;
      const of = JSON.stringify([target, input]);
      if (attempt.current?.of !== of) attempt.current = { of, key: newIdempotencyKey() };
      const out = await api.send<Out>(options.method ?? 'POST', target, {
        body: options.bodyOf ? options.bodyOf(input) : input,
        idempotencyKey: attempt.current.key,
      });
      attempt.current = null;
      return out;
    },
    onSuccess: async (out) => {
      const touched = options.touches;
      await client.invalidateQueries({
        predicate: ({ queryKey: [first] }) =>
          first !== 'session' && (!touched || touched.some((one) => typeof first === 'string' && first.startsWith(one))),
      });
      options.onDone?.(out);
    },
  });
}
