package org.rallypoint.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of the pages, checked against what they are given when the application is built. */
@CheckedTemplate(basePath = "page")
final class Templates {

    private Templates() {}

    static native TemplateInstance home(Frame frame, HomePage page);

    static native TemplateInstance campaign(Frame frame, CampaignPage page);

    static native TemplateInstance event(Frame frame, EventSheet page);

    static native TemplateInstance privacy(Frame frame, PrivacyPage page);

    static native TemplateInstance embed(Frame frame, EmbedPage page);

    static native TemplateInstance missing(Frame frame);
}
