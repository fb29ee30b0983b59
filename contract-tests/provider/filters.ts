import type { TimeEntry } from "./entry.ts";
import type { Query } from "./requests.ts";
import { instantOf } from "./times.ts";

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** The filters of the list of a user's entries, all of which have to hold. */
export function matchesFilters(query: Query): (entry: TimeEntry) => boolean {
  const { description, project, task, start, end, "get-week-before": week } = query as Texts;
  const { "project-required": needsProject, "task-required": needsTask, "in-progress": onlyRunning } = query;
  const tags = (query.tags ?? []) as readonly string[];
  const words = description?.toLowerCase();

  return (entry) => {
    const begun = instantOf(entry.timeInterval.start);
    return (
      (words === undefined || entry.description.toLowerCase().includes(words)) &&
      (project === undefined || entry.projectId === project) &&
      (task === undefined || entry.taskId === task) &&
      (tags.length === 0 || tags.some((tag) => entry.tagIds?.includes(tag))) &&
      (start === undefined || begun >= instantOf(start)) &&
      (end === undefined || begun <= instantOf(end)) &&
      (week === undefined || (isInWeek(begun, instantOf(week)) && (entry.projectId ?? entry.taskId) !== null)) &&
      (needsProject !== true || entry.projectId !== null) &&
      (needsTask !== true || entry.taskId !== null) &&
      (onlyRunning !== true || entry.timeInterval.end === null)
    );
  };
}

interface Texts {
  readonly [name: string]: string | undefined;
}

function isInWeek(instant: number, end: number): boolean {
  return instant >= end - WEEK && instant < end;
}
