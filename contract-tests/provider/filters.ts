import type { TimeEntry } from "./entry.ts";
import type { Query } from "./query.ts";

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** The filters of the list of a user's entries, all of which have to hold. Reads every parameter first, so that a bad one is a 400. */
export function matchesFilters(query: Query): (entry: TimeEntry) => boolean {
  const words = query.text("description")?.toLowerCase();
  const project = query.text("project");
  const task = query.text("task");
  const tags = query.uniqueList("tags");
  const from = query.time("start");
  const to = query.time("end");
  const week = query.time("get-week-before");
  const needsProject = query.boolean("project-required");
  const needsTask = query.boolean("task-required");
  const onlyRunning = query.boolean("in-progress");

  return (entry) => {
    const start = Date.parse(entry.timeInterval.start);
    return (
      (words === undefined || entry.description.toLowerCase().includes(words)) &&
      (project === undefined || entry.projectId === project) &&
      (task === undefined || entry.taskId === task) &&
      (tags.length === 0 || tags.some((tag) => entry.tagIds?.includes(tag))) &&
      (from === undefined || start >= from) &&
      (to === undefined || start <= to) &&
      (week === undefined || (start >= week - WEEK && start < week && (entry.projectId ?? entry.taskId) !== null)) &&
      (!needsProject || entry.projectId !== null) &&
      (!needsTask || entry.taskId !== null) &&
      (!onlyRunning || entry.timeInterval.end === null)
    );
  };
}
