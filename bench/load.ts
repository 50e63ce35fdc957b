import { execFile, execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { request, Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cpuMicroseconds } from './harness.ts';

export interface Load {
  port: number;
  /** The server's process, whose processor time is counted. */
  pid: number;
  paths: readonly string[];
  headers: Record<string, string>;
  seconds: number;
  /** Every path is asked for at most once. */
  once?: boolean;
}

export interface Loaded {
  requests: number;
  perSecond: number;
  cpuMicroseconds: number;
  generator: string;
}

const connections = 32;
const hasWrk = (() => {
  try {
    execFileSync('wrk', ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== 'ENOENT';
  }
})();

/** Loads a server and counts its answers and its processor time by the kernel's own account. */
export async function load(asked: Load): Promise<Loaded> {
  const cpuBefore = cpuMicroseconds(asked.pid);
  const { requests, seconds } = await (hasWrk ? byWrk(asked) : byNode(asked));
  const cpu = cpuMicroseconds(asked.pid) - cpuBefore;
  if (requests === 0) throw new Error('nothing was answered');
  return { requests, perSecond: requests / seconds, cpuMicroseconds: cpu / requests, generator: hasWrk ? 'wrk' : 'node' };
}

async function byWrk({ port, paths, headers, seconds, once }: Load): Promise<{ requests: number; seconds: number }> {
  const script = join(tmpdir(), `gongkai-bench-${process.pid}-${Date.now()}.lua`);
  const lines = Object.entries(headers).map(([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`);
  writeFileSync(script, `${lines.join('\n')}
local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local at = 0
request = function()
  at = at + 1
  if at > #paths then ${once ? 'wrk.thread:stop()' : ''} at = 1 end
  return wrk.format("GET", paths[at])
end
done = function(summary, latency, requests)
  io.write(string.format("counted %d %d %d\\n", summary.requests, summary.duration, summary.errors.status + summary.errors.read + summary.errors.timeout))
end`);
  try {
    const { stdout } = await promisify(execFile)('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, `http://127.0.0.1:${port}`]);
    const [, requests, duration, errors] = /counted (\d+) (\d+) (\d+)/.exec(stdout)!.map(Number) as [number, number, number, number];
    if (errors > connections) throw new Error(`${errors} answers were errors`);
    return { requests, seconds: duration / 1e6 };
  } finally {
    rmSync(script, { force: true });
  }
}

async function byNode({ port, paths, headers, seconds, once }: Load): Promise<{ requests: number; seconds: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const began = performance.now();
  let [requests, next] = [0, 0];
  const one = (path: string) => new Promise<void>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers, agent }, (answer) => {
      if (answer.statusCode! >= 400) reject(new Error(`${path} answers ${answer.statusCode}`));
      answer.resume().once('end', resolve);
    }).once('error', reject).end();
  });
  await Promise.all(Array.from({ length: connections }, async () => {
    while (performance.now() - began < seconds * 1000 && !(once && next >= paths.length)) {
      await one(paths[next++ % paths.length]!);
      requests += 1;
    }
  }));
  agent.destroy();
  return { requests, seconds: (performance.now() - began) / 1000 };
}
