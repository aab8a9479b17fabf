@NullMarked
package org.wattline.controlplane.web;

import org.jspecify.annotations.NullMarked;
