import { type ReactNode, useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { useText } from '../app/language.tsx';
import { api, ApiError } from './api.ts';
import { Problems } from './problems.tsx';

/** How far a long piece of work has come. */
export interface JobState {
  state: 'waiting' | 'running' | 'done' | 'failed';
  done?: number;
  total?: number;
  /** The message key of what went wrong. */
  problem?: string;
}

/** Long work, watched until it ends: asks every second, shows how far it is, then says so once. */
export function JobProgress({ path, onDone, children }: { path: string; onDone?: (state: JobState) => void; children?: ReactNode }) {
  const text = useText();
  const job = useQuery<JobState, ApiError>({
    queryKey: [path, 'progress'],
    queryFn: ({ signal }) => api.get<JobState>(path, {}, signal),
    refetchInterval: ({ state }) => (state.data && ['done', 'failed'].includes(state.data.state) ? false : 1000),
  });
  const state = job.data;
  const told = useRef(false);
  useEffect(() => {
    if (state?.state !== 'done' || told.current) return;
    told.current = true;
    onDone?.(state);
  }, [state, onDone]);
  if (job.error) return <Problems error={job.error} onRetry={() => void job.refetch()} />;
  if (state?.state === 'failed') return <Alert type="error" showIcon title={text(state.problem ?? 'workspace.job-failed')} />;
  if (state?.state === 'done') return children;
  const percent = state?.total ? Math.floor((100 * (state.done ?? 0)) / state.total) : 0;
  return (
    <div role="status">
      <Progress percent={percent} status="active" aria-label={text('workspace.job-running')} />
      <span>{state?.total ? text('workspace.job-count', { done: state.done ?? 0, total: state.total }) : text('workspace.job-waiting')}</span>
    </div>
  );
}
