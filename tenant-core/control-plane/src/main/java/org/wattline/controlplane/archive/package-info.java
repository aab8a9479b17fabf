/**
 * One tenant as one file. A zip archive: the rows of every table in COPY text, the registry's
 * entry, its secrets, its people, and a manifest with counts, hashes and checksums. All members but
 * the manifest are sealed under the archive's own key, which the installation's master key opens,
 * and a passphrase where one was given. Written and read as streams, in memory that does not grow
 * with the tenant.
 */
@NullMarked
package org.wattline.controlplane.archive;

import org.jspecify.annotations.NullMarked;
