package io.lakehousecdc.endtoend.crash;

import io.lakehousecdc.local.Part;
import java.time.Duration;

/**
 * How long the pipeline took to go on.
 *
 * @param part that was killed
 * @param elapsed from the kill until a row that was created afterwards was visible in the lake
 */
public record Recovery(Part part, Duration elapsed) {}
