"""Proves documents with independent processors: PyLD expands each, turns it
into RDF, compacts and expands it again; rdflib parses the RDF. Reads a JSON
object of documents by name; prints a JSON object of what it saw of each, for
the test to judge. Exits with 77 where a processor is not installed."""
import inspect
import json
import sys

try:
    import rdflib
    from pyld import jsonld
    from rdflib.namespace import PROV, SDO
except ImportError as e:
    print(e, file=sys.stderr)
    sys.exit(77)

# What the documents use of the contexts that they name; nothing is fetched.
link = lambda term: {"@id": term, "@type": "@id"}
typed = lambda term, kind: {"@id": term, "@type": "xsd:" + kind}
ANNO = {
    "oa": "http://www.w3.org/ns/oa#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "as": "http://www.w3.org/ns/activitystreams#", "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": "@id", "type": "@type",
    "Annotation": "oa:Annotation", "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector",
    "Person": "foaf:Person", "Software": "as:Application",
    "classifying": "oa:classifying", "describing": "oa:describing", "identifying": "oa:identifying",
    "body": link("oa:hasBody"), "target": link("oa:hasTarget"), "source": link("oa:hasSource"), "selector": link("oa:hasSelector"),
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "creator": link("dcterms:creator"), "generator": link("as:generator"),
    "created": typed("dcterms:created", "dateTime"), "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": typed("oa:start", "nonNegativeInteger"), "end": typed("oa:end", "nonNegativeInteger"),
    "name": "foaf:name", "label": "rdfs:label", "first": link("as:first"), "partOf": link("as:partOf"),
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "startIndex": typed("as:startIndex", "nonNegativeInteger"), "total": typed("as:totalItems", "nonNegativeInteger"),
}
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNO,
    "https://schema.org": {"@vocab": "https://schema.org/", "url": link("url"), "sameAs": link("sameAs"), "mainEntityOfPage": link("mainEntityOfPage")},
}


def load(url, _options):
    return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": {"@context": CONTEXTS[url]}}


jsonld.set_document_loader(load)
OPTIONS = {"base": "https://isnad.example.org/"}


def graph(doc):
    return jsonld.normalize(doc, {**OPTIONS, "algorithm": "URDNA2015", "format": "application/n-quads"})


def known(namespace, iri):
    try:
        return bool(namespace[iri[len(str(namespace)):]])
    except (KeyError, AttributeError):
        return False


def look(doc):
    dropped = []
    if "on_property_dropped" not in inspect.signature(jsonld.expand).parameters:
        sys.exit(77)
    expanded = jsonld.expand(doc, OPTIONS, on_property_dropped=lambda p: dropped.append(str(p)))
    quads = graph(doc)
    again = jsonld.compact(expanded, doc["@context"], OPTIONS)
    g = rdflib.Graph()
    g.parse(data=quads, format="nt")
    terms = {str(t) for s, p, o in g for t in (p, o) if isinstance(t, rdflib.URIRef)}
    unknown = [t for n in (PROV, SDO) for t in sorted(terms) if t.startswith(str(n)) and not known(n, t)]
    types = {}
    for o in g.objects(None, rdflib.RDF.type):
        types[str(o)] = types.get(str(o), 0) + 1
    return {"dropped": dropped, "round": graph(again) == quads, "triples": len(g), "unknown": unknown, "types": types}


print(json.dumps({name: look(doc) for name, doc in json.load(sys.stdin).items()}))
