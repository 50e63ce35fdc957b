// The peer of the page figures: node:http and nothing else, sending the bytes and headers of a file. `node bare-server.ts FILE`
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { body, headers, etag } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as { body: string; headers: Record<string, string>; etag: string };
const bytes = Buffer.from(body, 'base64');
const unchanged = Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-(type|length|encoding)$/.test(name)));
const server = createServer((request, response) => {
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, unchanged);
    response.end();
    return;
  }
  response.writeHead(200, headers);
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));
