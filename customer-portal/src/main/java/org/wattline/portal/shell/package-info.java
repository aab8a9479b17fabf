/** The portal's frame, its front door for strangers, and the pages for when something is wrong. */
@NullMarked
package org.wattline.portal.shell;

import org.jspecify.annotations.NullMarked;
