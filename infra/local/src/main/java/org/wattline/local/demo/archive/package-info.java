/**
 * The demo's past is made once and then restored: an archive holds an installation in which nothing
 * but that past has happened, the keys, the whole database cluster and the stand-in's books, as
 * they were together at one moment.
 */
@NullMarked
package org.wattline.local.demo.archive;

import org.jspecify.annotations.NullMarked;
