# corefile-lint as an image: docker run --rm -v "$PWD:/src" corefile-lint
FROM node:22-alpine AS build
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund --ignore-scripts && npm run --silent build

FROM node:22-alpine
COPY --from=build /build/packages/corefile-lint/dist /opt/corefile-lint
RUN ln -s /opt/corefile-lint/corefile-lint.mjs /usr/local/bin/corefile-lint
USER node
WORKDIR /src
ENTRYPOINT ["corefile-lint"]
