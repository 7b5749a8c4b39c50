using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;

namespace Furrow.Server.Works.Release;

/// <summary>Sessions of risk education, codes of the programme, and the reading of victims.</summary>
internal static class FieldActs
{
    /// <summary>Victims of an incident: the journal keeps who read them and why.</summary>
    public static async Task<object?> Victims(Ask ask, string why)
    {
        if (!ask.Viewer.MaySee(Sensitivity.Severe))
            throw new Refusal("access.victims", $"'{ask.Viewer.Name}' is not among the few who may read victims.");
        var id = ask.Id<IncidentId>();
        if (await ask.Store.Release.Incidents.Find(id, ask.Viewer, ask.Cancel) is null)
            return null;
        return await ask.Store.Journal.Write(ask.Actor, why, writing =>
            ask.Store.Release.Victims.Read(writing, id.Value, ask.Viewer, ask.Cancel), ask.Cancel);
    }

    /// <summary>Adds a session, or changes one.</summary>
    public static async Task<object?> Session(Ask ask, string why, RecordBody<EducationSession> body)
    {
        var codes = await GroundDesk.Codes(ask.Store, ask.Viewer, ask.Cancel);
        var session = body.Record.Checked();
        if (session.LocalId.Trim().Length is 0 or > 60 || session.Organisation.Trim().Length is 0 or > 200)
            throw new Refusal("session.fields", "A session needs a number of at most 60 characters and who held it.");
        codes.Check("education-method", session.Method);
        codes.Check("education-audience", session.Audience);
        codes.Check(session.People);
        var place = session.Point is { } point ? (await ask.Snapshot.Places).Smallest(point) : session.Place;
        return await Keep(ask, ask.ActorFor(Ability.Enter), why, ask.Store.Sessions, session with { Place = place });
    }

    /// <summary>Adds a code to a list of the programme, translates one, or retires it; none is ever deleted.</summary>
    public static async Task<object?> Code(Ask ask, string why, RecordBody<Code> body)
    {
        var one = body.Record;
        var made = Registry.Hazards.Code.Of(
            one.List, one.Value, one.Labels, one.Position, one.Origin) with
        { Retired = one.Retired };
        return await Keep(ask, ask.Actor, why, ask.Store.Codes, made);
    }

    private static Task<TRecord> Keep<TRecord, TId>(
        Ask ask, Actor actor, string why, IRecordStore<TRecord, TId> records, TRecord record)
        where TRecord : class
        where TId : struct, IIdentity<TId> =>
        ask.Store.Journal.Write(actor, why, async writing =>
        {
            await records.Save(writing, [record], ask.Cancel);
            return record;
        }, ask.Cancel);
}
