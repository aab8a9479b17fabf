package org.wattline.controlplane.schema;

import java.util.List;

/**
 * One file of the stream.
 *
 * @param version from its name: {@code V0007__words.sql} is 7
 * @param script its file name
 * @param sql what it does
 * @param checksum SHA-256 of its content with line ends as {@code \n}, in hex
 * @param assertions what must be so before and after it
 */
record Migration(
    int version, String script, String sql, String checksum, List<Assertion> assertions) {
  Migration {
    assertions = List.copyOf(assertions);
  }
}
