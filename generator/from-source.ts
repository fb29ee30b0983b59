/** Whether we run as TypeScript, under a loader, and not from the build. A loader may add a query to the URL. */
export const fromSource: boolean = new URL(import.meta.url).pathname.endsWith(".ts");
