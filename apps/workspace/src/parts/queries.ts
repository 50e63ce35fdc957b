import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Page } from '@gongkai/kernel';
import { api, ApiError, type Query } from './api.ts';

/** One page of a list route; the page before stays on screen while the next one comes. */
export function useList<Row>(path: string, query: Query = {}) {
  return useQuery<Page<Row>, ApiError>({
    queryKey: [path, 'list', query],
    queryFn: ({ signal }) => api.get<Page<Row>>(path, query, signal),
    placeholderData: keepPreviousData,
  });
}

/** One record, or any other answer of a GET route; `null` as path asks nothing yet. */
export function useRecord<T>(path: string | null, query: Query = {}) {
  return useQuery<T, ApiError>({
    queryKey: [path, 'record', query],
    queryFn: ({ signal }) => api.get<T>(path!, query, signal),
    enabled: path !== null,
  });
}

export interface ActionOptions<Out> {
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Paths whose lists and records are asked again afterwards; everything when left out. */
  touches?: readonly string[];
  onDone?: (out: Out) => void;
}

/** Something that a person does: sends the input, then asks again for what it may have changed. */
export function useAction<In = void, Out = unknown>(path: string | ((input: In) => string), options: ActionOptions<Out> = {}) {
  const client = useQueryClient();
  return useMutation<Out, ApiError, In>({
    mutationFn: (input) => {
      const target = typeof path === 'function' ? path(input) : path;
      return api.send<Out>(options.method ?? 'POST', target, { body: input === undefined ? undefined : input });
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
