/**
 * Long work as sagas: a job is a list of named steps, each idempotent and recorded. A worker leases
 * a job, keeps the lease alive by heartbeats, and runs its steps in order; whoever finds a lease
 * run out takes the job over at the step it had reached. A step that fails leaves the job blocked
 * with its cause until somebody retries it.
 */
@NullMarked
package org.wattline.controlplane.job;

import org.jspecify.annotations.NullMarked;
