
namespace Furrow.Server;

/// <summary>Who changed what, when and why.</summary>
internal static class JournalAnswers
{
    /// <summary>Entries about one record, or all; newest first.</summary>
    public static async Task<object?> List(Ask ask)
    {
        var (journal, page) = (ask.Store.Journal, ask.Page());
        var slice = ask.Word("record") is { } record
            ? await journal.Of(record, page, ask.Viewer, ask.Cancel)
            : await journal.Latest(page, ask.Viewer, ask.Cancel);
        return new ListView<EntryView>([.. slice.Items.Select(EntryView.Of)], slice.Next);
    }
}
