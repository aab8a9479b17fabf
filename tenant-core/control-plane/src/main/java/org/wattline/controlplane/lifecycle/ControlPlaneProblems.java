package org.wattline.controlplane.lifecycle;

import java.util.List;
import org.wattline.tenancy.problem.ProblemType;

/** The refusals that only the control plane knows. */
public final class ControlPlaneProblems {
  public static final ProblemType NAME_TAKEN =
      new ProblemType("name-taken", 409, "The name belongs to another supplier");
  public static final ProblemType WRONG_STATE =
      new ProblemType("wrong-state", 409, "Not possible in the supplier's present state");
  public static final ProblemType JOB_UNDER_WAY =
      new ProblemType("job-under-way", 409, "Another job is under way for the supplier");
  public static final ProblemType ARCHIVE_REFUSED =
      new ProblemType("archive-refused", 422, "The archive cannot be restored");

  public static final List<ProblemType> ALL =
      List.of(NAME_TAKEN, WRONG_STATE, JOB_UNDER_WAY, ARCHIVE_REFUSED);

  private ControlPlaneProblems() {}
}
