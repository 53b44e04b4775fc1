// Stands in for the compiled part of aws-lambda-ric: the same three calls to the Runtime API, over node:http.
const http = require("node:http");
const Module = require("node:module");

const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true });

function call(method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, hostname, port, method, path: `/2018-06-01/runtime${path}`, headers });
    request.on("error", reject).on("response", (response) => {
      let bodyJson = "";
      response.setEncoding("utf8").on("data", (chunk) => (bodyJson += chunk));
      response.on("end", () => resolve({ bodyJson, headers: response.headers }));
    });
    request.end(body);
  });
}

const json = { "content-type": "application/json" };
const client = {
  next: () => call("GET", "/invocation/next"),
  done: (id, body) => void call("POST", `/invocation/${id}/response`, body, json),
  error: (id, body) => void call("POST", `/invocation/${id}/error`, body, json),
};

const load = Module._load;
Module._load = (name, ...rest) => (name === "./rapid-client.node" ? client : load(name, ...rest));
