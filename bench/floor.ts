import { createServer } from 'node:http';
import { connect } from '#platform/database.ts';

/** The floor of `bench pages`: the cheapest honest answer, twenty rows by the same index, joined as strings, without framework or layout. */
const sql = connect({ socket: process.env.FLOOR_SOCKET ?? '' }, { max: 8 });

const server = createServer(async (_, response) => {
  const rows = await sql<{ code: string; title: string; area_max: number; rent: number; height: number }[]>`
    select code, title, area_max, rent, height from offer.offer
    where publication = 'listed' and kind = 'space' order by confirmed_at desc, id desc limit 20`;
  const body = rows
    .map(row => `<li><a href="/offers/${row.code}">${row.title}</a> ${row.area_max} ${row.height} ${row.rent}</li>`)
    .join('');
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><title>floor</title><ul>${body}</ul>`);
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`http://127.0.0.1:${address.port}`);
});

process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void sql.end({ timeout: 1 });
});
