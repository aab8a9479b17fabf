package org.wattline.controlplane.api;

/** The reasons with which the control plane refuses, as the {@code type} of its problems. */
public final class ProblemTypes {
  private static final String BASE = "https://wattline.org/problems/";

  /** No such supplier, job, run or secret. */
  public static final String NOT_FOUND = BASE + "not-found";

  /** The request cannot be read, or a parameter is out of its range. */
  public static final String INVALID_REQUEST = BASE + "invalid-request";

  /**
   * Fields are missing or wrong; {@code errors} names each by its JSON pointer: {@code {pointer,
   * detail, code}}.
   */
  public static final String INVALID_FIELDS = BASE + "invalid-fields";

  /** A change was sent without the version it was made on. */
  public static final String PRECONDITION_REQUIRED = BASE + "precondition-required";

  /** The slug or a host belongs to another supplier. */
  public static final String NAME_TAKEN = BASE + "name-taken";

  /** What was asked cannot be done in the supplier's present state. */
  public static final String WRONG_STATE = BASE + "wrong-state";

  /** Another job is under way for the supplier. */
  public static final String JOB_UNDER_WAY = BASE + "job-under-way";

  /** The supplier was changed since it was read; read it again. */
  public static final String CHANGED_MEANWHILE = BASE + "changed-meanwhile";

  /** The idempotency key was used for something else. */
  public static final String IDEMPOTENCY_KEY_REUSED = BASE + "idempotency-key-reused";

  /** The archive is damaged or not one of ours; {@code member} names the part. */
  public static final String ARCHIVE_REFUSED = BASE + "archive-refused";

  private ProblemTypes() {}
}
