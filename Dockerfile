# Foedus without the local engine: the API and the commands, over the Neo4j that NEO4J_URI names.
FROM python:3.13-slim AS build
RUN python -m venv --without-pip /opt/foedus
COPY requirements/run.txt /tmp/run.txt
RUN pip --python /opt/foedus/bin/python install --no-cache-dir --disable-pip-version-check \
      --only-binary=:all: --require-hashes -r /tmp/run.txt \
 && printf '#!/opt/foedus/bin/python\nfrom app.cli import main\nmain()\n' > /opt/foedus/bin/foedus \
 && chmod 755 /opt/foedus/bin/foedus
WORKDIR /srv/foedus
COPY . .
# Nobody can write here later, so Python could not keep what it compiles.
RUN rm -r requirements && python -m compileall -q app

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home foedus
COPY --from=build /opt/foedus /opt/foedus
COPY --from=build /srv/foedus /srv/foedus
ENV PATH=/opt/foedus/bin:$PATH \
    PYTHONPATH=/srv/foedus \
    PYTHONDONTWRITEBYTECODE=1 \
    FOEDUS_HOST=0.0.0.0 \
    FOEDUS_PORT=8000
WORKDIR /srv/foedus
USER foedus
EXPOSE 8000
HEALTHCHECK --interval=3s --timeout=3s --start-period=30s --retries=3 \
  CMD python -c "from urllib.request import urlopen; urlopen('http://127.0.0.1:$FOEDUS_PORT/healthz', timeout=2)"
ENTRYPOINT ["foedus"]
CMD ["serve"]
