package sojourn.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.annotation.FacesConfig;

/** Tells the server that pages find beans by CDI. */
@FacesConfig
@ApplicationScoped
public class FacesSetup {}
