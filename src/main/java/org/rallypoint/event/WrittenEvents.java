package org.rallypoint.event;

import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.http.Answers;
import org.rallypoint.http.Fault;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.Reading;
import org.rallypoint.retry.Memo;

/** Answers to writes: the event as it stands now, as the caller may see it. */
@Singleton
class WrittenEvents {

    private final EventViews views;
    private final Answers answers;
    private final PublicUrls urls;

    WrittenEvents(EventViews views, Answers answers, PublicUrls urls) {
        this.views = views;
        this.answers = answers;
        this.urls = urls;
    }

    /** What a 412 shows. */
    EventView present(Event event, Reading reading) {
        return views.single(event, reading, false).view();
    }

    RestResponse<WrittenEvent> changed(Event event, List<Fault> warnings, Reading reading) {
        var view = present(event, reading);
        return answers.written(new WrittenEvent(view, warnings), List.of(view.language()));
    }

    /** The same for a POST, whose answer is remembered as long as every contact in it may be shown. */
    RestResponse<WrittenEvent> changed(Event event, Reading reading, Memo memo) {
        var single = views.single(event, reading, false);
        memo.shows(event.id());
        if (single.contactsUntil() != null) {
            memo.until(single.contactsUntil());
        }
        return answers.written(
                new WrittenEvent(single.view(), List.of()),
                List.of(single.view().language()));
    }

    RestResponse<WrittenEvent> created(Event event, List<Fault> warnings, Reading reading, Memo memo) {
        memo.shows(event.id());
        var view = present(event, reading);
        return answers.created(
                new WrittenEvent(view, warnings), urls.of("/v1/events/" + event.id()), List.of(view.language()));
    }
}
