package org.broadsheet.daemon;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.broadsheet.schedule.Job;

/**
 * A job of the daemon that says what it did.
 *
 * @param limit a run that takes longer hangs; generous, since a busy day is no fault
 */
record Duty(String name, Job.When when, Duration limit, Callable<JobOutcome> work) {}
