export { completionScript } from './command-line/completion-script.ts';
export { manPage } from './command-line/man-page.ts';
export { main } from './main.ts';
export { type Format, render } from './report/render.ts';
export { reportSchema } from './report/report-schema.ts';
export type { ReportedDocument, Results } from './report/results.ts';
