// `prepare` of npm: builds the commands after an install, and before the package is made from a git repository.
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const run = command => execSync(command, { stdio: ['ignore', 'inherit', 'inherit'] });

// pre-commit installs hooks with `npm install -g git+file://…`, and npm hands `-g` on to the install that is to bring
// the development dependencies into the clone: they are not there.
if (!existsSync('node_modules/esbuild')) {
  for (const name of ['global', 'prefix', 'local_prefix', 'install_links']) delete process.env[`npm_config_${name}`];
  run('npm ci --ignore-scripts --no-audit --no-fund --silent');
}
run('npm run --silent build');
