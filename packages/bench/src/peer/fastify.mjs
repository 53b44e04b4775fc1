// What many would write by hand: Fastify and PostgreSQL, prepared statements, a JSON schema, the same rows kept: an
// application under its key, unique by person, and the count of the sender's limit. Plain JavaScript: it runs beside its
// packages under .cache.
import { createRequire } from "node:module";

const [, , modules, database] = process.argv;
const require = createRequire(`${modules}/`);
const fastify = require("fastify")();
const { Pool } = require("pg");
const pool = new Pool({ connectionString: database, max: 20 });
await pool.query(`create table if not exists limits (limit_key text primary key, taken int not null);
  create table if not exists applications (application_id text primary key, email text unique not null, phone text not null,
    surname text not null, given_name text not null, birth_date date not null, region text not null, city text not null,
    occupation text, why text, language text not null, consents text[] not null, status text not null,
    created_at timestamptz not null)`);
const text = { type: "string", maxLength: 200 };
const schema = {
  body: {
    type: "object",
    required: ["surname", "givenName", "birthDate", "region", "city", "phone", "email", "language", "consents"],
    properties: {
      ...{ surname: text, givenName: text, birthDate: { type: "string", format: "date" }, region: text, city: text },
      ...{ phone: text, email: { type: "string", format: "email" }, language: { enum: ["kk", "ru", "en"] } },
      ...{ occupation: text, why: { type: "string", maxLength: 2000 }, consents: { type: "array", items: text } },
    },
  },
};
fastify.post("/api/membership/applications", { schema }, async (request, reply) => {
  const it = request.body;
  await pool.query({
    name: "limit",
    text: "insert into limits values ($1, 1) on conflict (limit_key) do update set taken = limits.taken + 1",
    values: [request.headers["x-client-address"]],
  });
  const { rows } = await pool.query({
    name: "apply",
    text: `insert into applications values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'unconfirmed', now())
      returning application_id`,
    values: [
      ...[it.email, it.phone, it.surname, it.givenName, it.birthDate, it.region, it.city, it.occupation, it.why],
      ...[it.language, it.consents],
    ],
  });
  reply.code(201);
  return { applicationId: rows[0].application_id };
});
process.on("message", () => process.send?.(process.cpuUsage()));
await fastify.listen({ port: 0, host: "127.0.0.1" });
process.send?.({ port: fastify.server.address().port });
